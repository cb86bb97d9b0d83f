package io.perseid.example.atlas;

import java.util.List;
import java.util.Optional;

/**
 * What the caller of the demo asked for.
 *
 * @param once end after the changes have been shown, instead of staying up
 * @param port where the node listens; empty for 9042, or a free one if that is taken
 * @param help print what can be asked for, and end
 */
record Options(boolean once, Optional<Integer> port, boolean help) {
    static final String USAGE = """
            usage: ./perseid demo [--once] [--port N]

            Starts a CSV file, an HTTP service and a PostgreSQL with the cities, airports and countries of the world, and a node that
            joins them into one dataset, publishes it and writes it back. Then changes two rows and shows the changes arrive.

              --once    end with exit code 0 after that (any other code if anything went wrong), instead of staying up
              --port N  where the node listens (default: 9042, or a free port if that is taken)
              --help    this text
            """;

    /**
     * Understands the words after {@code demo}.
     *
     * @throws IllegalArgumentException with the word that is wrong
     */
    static Options of(List<String> words) {
        var options = new Options(false, Optional.empty(), false);
        var rest = words.iterator();
        while (rest.hasNext()) {
            String word = rest.next();
            options = switch (word) {
                case "--once" -> new Options(true, options.port, options.help);
                case "--help", "-h" -> new Options(options.once, options.port, true);
                case "--port" ->
                    new Options(options.once, Optional.of(port(rest.hasNext() ? rest.next() : "")), options.help);
                default -> throw new IllegalArgumentException("unknown option found=" + word);
            };
        }
        return options;
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port > 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--port wants a number from 1 to 65535 found=" + text, e);
        }
        throw new IllegalArgumentException("--port wants a number from 1 to 65535 found=" + text);
    }
}
