"""Names the entities, dates and quotations of each article."""
