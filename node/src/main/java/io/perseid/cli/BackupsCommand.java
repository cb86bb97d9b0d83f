package io.perseid.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code perseid backups}. */
@Command(
        name = "backups",
        description = "Lists a node's backups with age, size and proof.",
        mixinStandardHelpOptions = true)
final class BackupsCommand implements Callable<Integer> {
    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Option(names = "--vault", description = "Those that are off-site.")
    private boolean vault;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (var client = node.connect()) {
            var out = spec.commandLine().getOut();
            if (vault) {
                offSite(client, out);
                return ExitCode.DONE;
            }
            var all = client.get("/api/backups");
            var table = new Table("backup", " age", " bytes", " datasets", " entities", "proved", " seconds");
            for (var backup : Answers.items(all, "backups")) {
                table.row(
                        Answers.text(backup, "_id"),
                        age(Long.parseLong(Answers.text(backup, "age_seconds"))),
                        Answers.text(backup, "bytes"),
                        Answers.text(backup, "datasets"),
                        Answers.text(backup, "entities"),
                        Answers.second(backup, "proof", "at"),
                        Answers.text(backup, "proof", "seconds"));
            }
            table.print(out);
            var run = Answers.at(all, "run");
            if (!Answers.text(run, "failure", "code").isEmpty()) {
                out.println("the last one failed at " + Answers.second(run, "failure", "at") + ": "
                        + Answers.text(run, "failure", "message"));
            }
            return ExitCode.DONE;
        }
    }

    private static void offSite(NodeClient client, PrintWriter out) {
        var all = client.get("/api/backups/vault");
        var table = new Table("backup", " age", " bytes", "proved", "how");
        for (var backup : Answers.items(all, "backups")) {
            boolean proved = !Answers.text(backup, "proved").isEmpty();
            table.row(
                    Answers.text(backup, "_id"),
                    age(Long.parseLong(Answers.text(backup, "age_seconds"))),
                    Answers.text(backup, "bytes"),
                    proved ? Answers.second(backup, "proved") : "UNPROVEN",
                    !proved ? "" : Answers.text(backup, "whole").equals("true") ? "restored" : "sampled");
        }
        table.print(out);
    }

    private static String age(long seconds) {
        if (seconds < 3600) {
            return seconds / 60 + " min";
        }
        return seconds < 48 * 3600 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }
}
