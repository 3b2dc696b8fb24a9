// Keeps one HeidelTime for many documents: a line in, the number of its expressions out.
// Run as `java -cp HEIDELTIME.jar HeidelTime.java config.props`.

import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Base64;

class HeidelTime {
    public static void main(String[] arguments) throws Exception {
        PrintStream answers = System.out;
        System.setOut(System.err); // it talks
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, arguments[0],
            POSTagger.TREETAGGER, false);
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] parts = line.split("\t");
            String text = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            String found = tagger.process(text, days.parse(parts[0]));
            answers.println(found.split("<TIMEX3 ", -1).length - 1);
            answers.flush();
        }
    }
}
