package io.perseid.example.atlas;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the demo knows of its own data and of the project in {@code config}. */
final class Atlas {
    /** The pipe that writes the places back to the database. */
    static final String WRITE_BACK = "place-sql";

    /** The pipe that reads the database. */
    static final String CITIES = "city-sql";

    /** The dataset in which everything comes together. */
    static final String PLACES = "place";

    /** Reykjavík, which grows. */
    static final int GROWING = 3_413_829;

    /** Varangéville in Lorraine, which vanishes. */
    static final int VANISHING = 2_970_739;

    private Atlas() {}

    /** How many entities each pipe brings, in the order in which they flow. */
    static Map<String, Long> wanted(long cities) {
        Map<String, Long> wanted = new LinkedHashMap<>();
        wanted.put("continent", 7L);
        wanted.put("country", 248L);
        wanted.put("region", 3_901L);
        wanted.put("airport-csv", 5_210L);
        wanted.put("airport", 5_210L);
        wanted.put(CITIES, cities);
        wanted.put(PLACES, cities);
        wanted.put(WRITE_BACK, cities);
        return wanted;
    }
}
