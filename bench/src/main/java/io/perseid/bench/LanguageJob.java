package io.perseid.bench;

/** The work that our language and its peers do side by side, each in its own words. */
enum LanguageJob {
    /** Everything but four properties, three of which get other names, and a constant. */
    RENAME_AND_COPY("rename-and-copy"),
    /** Sums, upper case and texts put together. */
    COMPUTE_AND_FORMAT("compute-and-format"),
    /** Of a list of objects those in one state, with three of their properties under other names. */
    MAP_AND_FILTER("map-and-filter"),
    /** The sum of a property of the objects in a list, for each category. */
    GROUP_AND_SUM("group-and-sum");

    private final String title;

    LanguageJob(String title) {
        this.title = title;
    }

    /** The name in figures. */
    String title() {
        return title;
    }
}
