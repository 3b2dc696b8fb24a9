"""The words of counters, clocks and tails on the pages of many languages. Pure."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SIGNS = _words("""
    updated update modified refreshed published posted ago views viewed shares shared share likes
    retweets comments comment reactions claps reads read reading advertisement advertising
    sponsored subscribe bookmark followers listens downloads
    aktualisiert aktualisierung veröffentlicht stand aufrufe kommentare kommentar geteilt gelesen
    lesezeit vor anzeige werbung teilen merken
    mis publié modifié vues partages partager commentaires commentaire lecture y publicité
    actualizado actualización publicado hace visitas vistas comentarios comentario compartir
    compartido lectura leído publicidad
    aggiornato aggiornamento pubblicato fa visualizzazioni commenti condividi condivisioni lettura
    pubblicità
    atualizado atualização há visualizações comentários compartilhar compartilhamentos leitura
    publicidade
    bijgewerkt geplaatst gepubliceerd geleden reacties weergaven gelezen leestijd delen advertentie
    обновлено обновление опубликовано назад просмотров просмотра просмотры комментариев
    комментария комментарии поделиться прочтений чтения реклама
    zaktualizowano aktualizacja opublikowano temu komentarzy komentarze komentarz wyświetleń
    udostępnień udostępnij czytania reklama
    uppdaterad uppdaterat publicerad sedan kommentarer visningar delningar dela lästid annons
    oppdatert opdateret publisert publiceret siden visninger delinger lesetid læsetid annonse
    annonce päivitetty julkaistu sitten kommenttia kommentit katselukertaa lukuaika mainos
    güncellendi güncelleme yay\u0131nland\u0131 önce görüntülenme yorum paylaş okuma reklam
    전 조회수 조회 댓글 업데이트 수정 입력 공유 منذ تحديث مشاهدة مشاهدات تعليق تعليقات نشر
    前 阅 閱 览 覽 评 評 享 赞 讚 更 閲
""")
"""One of these must be among the words of such a part."""

FILLING = _words("""
    last first on at by in the this a an article story page post is was has been have times time
    people readers minutes minute mins min m hours hour hrs hr h seconds second secs sec s days day
    weeks week months month just now yesterday today am pm gmt utc est edt et cet cest bst ist pst
    pdt msk jst estimated about k facebook twitter x linkedin whatsapp telegram reddit email mail
    print save copy link via here to our newsletter and of so far no leave be add your total more
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    zuletzt am um uhr minuten stunden stunde tagen tag sekunden von mal wurde dieser artikel seite
    und der die das januar februar märz mai juni juli oktober dezember
    montag dienstag mittwoch donnerstag freitag samstag sonntag
    il à jour le la les de du temps heures heure jours secondes article fois est été cet
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    el las los hora horas minutos minuto segundos días día última tiempo veces por del
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    alle ore minuti ora ultimo ultima tempo volte gennaio febbraio aprile maggio giugno luglio
    settembre ottobre dicembre às em segundos janeiro fevereiro março maio junho julho setembro
    outubro novembro dezembro om uur laatst op keer januari februari maart mei augustus
    минут минуты минуту часов часа час дней дня в мин сек время января февраля марта апреля мая июня
    июля августа сентября октября ноября декабря сегодня вчера последнее
    minut minuty godzin godziny dni o minuter timmar för kl klockan senast minutter timer for sist
    senest dakika saat gün son süresi 분 시간 일 주 오전 오후 최종 دقيقة دقائق ساعة ساعات آخر
    新 于 於 最 后 後 分 钟 鐘 小 时 時 秒 天 日 月 年 读 讀 浏 瀏 论 論 转 轉
    点 點 发 發 次 数 數 量 人 间 間 約 文 章 本 覧 布
""")
"""The rest of its words are numbers or among these."""

LEADS = (
    "read more", "read also", "also read", "read the full", "read full", "read next", "see also",
    "more on this", "more:", "related:", "continue reading", "click here", "recommended:",
    "the post ", "don't miss", "up next", "watch:", "listen:",
    "lesen sie auch", "lesen sie mehr", "mehr zum thema", "weiterlesen", "auch interessant",
    "lire aussi", "lire la suite", "à lire aussi", "voir aussi", "leer más", "lea también",
    "lee también", "te puede interesar", "leggi anche", "leggi tutto", "continua a leggere",
    "leia mais", "leia também", "veja também", "lees ook", "lees meer", "lees verder",
    "читайте также", "читать далее", "czytaj także", "czytaj więcej", "zobacz też", "läs mer",
    "läs också", "les også", "les mer", "læs også", "lue myös", "ayr\u0131ca oku", "相关阅读",
    "延伸阅读", "関連記事",
)  # fmt: skip
"""How a tail begins that leads to other pages, or to the rest of this one."""
HEADINGS = frozenset({
    "related", "related articles", "related stories", "related news", "related topics",
    "related links", "more news", "more stories", "more from", "most read", "most popular",
    "trending", "trending now", "recommended", "recommended for you", "you may also like",
    "you might also like", "read more", "read also", "see also", "more on this story",
    "more on this topic", "latest news", "top stories", "editors' picks", "what to read next",
    "mehr zum thema", "lesen sie auch", "meistgelesen", "das könnte sie auch interessieren",
    "auch interessant", "à lire aussi", "lire aussi", "sur le même sujet", "les plus lus",
    "articles liés", "te puede interesar", "lo más leído", "noticias relacionadas",
    "artículos relacionados", "lea también", "leggi anche", "articoli correlati", "i più letti",
    "leia também", "leia mais", "mais lidas", "notícias relacionadas", "lees ook", "meest gelezen",
    "читайте также", "по теме", "czytaj także", "zobacz też", "läs också", "mest läst",
    "les også", "mest lest", "læs også", "mest læst", "lue myös", "luetuimmat", "相关阅读",
    "相关新闻", "延伸阅读", "関連記事", "관련 기사",
})  # fmt: skip

OPENERS = _words("""
    read related continue click recommended post lesen weiterlesen lire leer lea lee leggi leggere
    leia lees читайте читать czytaj zobacz läs les læs lue oku interesar interessant
    trending popular picks meistgelesen lus leído relacionadas relacionados letti correlati lidas
    gelezen теме läst lest læst luetuimmat
""")
"""Words by which such tails and headings are noticed in the middle of a line."""
