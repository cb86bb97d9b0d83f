package io.perseid.example.atlas;

import io.perseid.time.Time;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The command {@code perseid demo}. */
public final class Main {
    private Main() {}

    /**
     * Runs the demo and ends the process: with 0, with 1 if anything went wrong, with 2 for a word it does not understand.
     *
     * @param arguments see {@link Options#USAGE}
     */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        Logger.getLogger("").setLevel(Level.WARNING);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            var options = Options.of(arguments);
            if (options.help()) {
                out.print(Options.USAGE);
                return 0;
            }
            var screen = new Screen(
                    out,
                    Optional.ofNullable(System.console())
                            .map(Console::isTerminal)
                            .orElse(false));
            Path launcher =
                    Path.of(System.getProperty("perseid.launcher", "perseid")).toAbsolutePath();
            return run(new Demo(options, launcher, screen, Time.system()));
        } catch (IllegalArgumentException e) {
            System.err.println("perseid demo: " + e.getMessage());
            System.err.print(Options.USAGE);
            return 2;
        }
    }

    private static int run(Demo demo) {
        var hook = Thread.ofPlatform().unstarted(demo::end);
        Runtime.getRuntime().addShutdownHook(hook);
        try (demo) {
            demo.run();
            return 0;
        } catch (DemoFailure e) {
            return failed(
                    demo,
                    e.getMessage()
                            + (e.getCause() == null ? "" : ": " + e.getCause().getMessage()));
        } catch (IOException | SQLException e) {
            return failed(demo, e.toString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Says what went wrong; says nothing if it did because somebody ended the demo. */
    private static int failed(Demo demo, String message) {
        if (!demo.isEnding()) {
            System.err.println("perseid demo: " + message);
        }
        return 1;
    }
}
