package io.perseid.cli;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid upload}. */
@Command(
        name = "upload",
        description = "Puts a project's configuration in the place of the one a node runs.",
        mixinStandardHelpOptions = true)
final class UploadCommand implements Callable<Integer> {
    private static final int REFUSED_FROM = 400;

    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Parameters(paramLabel = "DIR", description = "The project's directory.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path directory;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "Sends <NAME>-env.json too. Default: ${DEFAULT-VALUE}")
    private String profile = "test";

    @Option(names = "--force", description = "Applies it even with errors: what can't be used is then invalid.")
    private boolean force;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var folder = ConfigFolder.of(directory);
        var out = spec.commandLine().getOut();
        try (var client = node.connect()) {
            var environment = folder.environment(profile);
            if (environment.isPresent()) {
                accepted(client.put("/api/env", "application/json", environment.get()));
            }
            var answer = client.put("/api/config?force=" + force, "application/zip", folder.zip());
            if (answer.statusCode() < REFUSED_FROM) {
                out.println("uploaded " + directory + " to " + client.address());
                return ExitCode.DONE;
            }
            int errors = printErrors(answer, spec.commandLine().getErr());
            if (errors == 0) {
                accepted(answer);
            }
            return ExitCode.FAILED;
        }
    }

    private static void accepted(HttpResponse<String> answer) {
        if (answer.statusCode() >= REFUSED_FROM) {
            throw NodeClient.refused(answer.statusCode(), answer.body());
        }
    }

    private static int printErrors(HttpResponse<String> answer, PrintWriter err) {
        int errors = 0;
        Value body;
        try {
            body = Json.parse(answer.body(), JsonForm.COMPATIBLE);
        } catch (Fault e) {
            return 0;
        }
        for (var component : Answers.items(body, "validation_errors")) {
            for (var error : Answers.items(component, "config-errors")) {
                err.println(line(Answers.text(component, "posted-config", "_id"), error));
                errors++;
            }
        }
        return errors;
    }

    /** As compilers print it. */
    private static String line(String component, Value error) {
        String file = Answers.text(error, "file");
        String place = file.isEmpty()
                ? component
                : file + ":" + Answers.text(error, "line") + ":" + Answers.text(error, "column");
        return place + ": " + Answers.text(error, "level") + " " + Answers.text(error, "code") + ": "
                + Answers.text(error, "msg");
    }
}
