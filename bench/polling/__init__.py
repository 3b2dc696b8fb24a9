"""When feeds are looked at: our rule beside those of its peers, under a virtual clock."""
