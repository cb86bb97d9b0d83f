package io.perseid.cli;

import io.perseid.entity.Json;
import io.perseid.entity.JsonForm;
import io.perseid.entity.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code perseid explain}. */
@Command(
        name = "explain",
        description = {
            "Tells why an entity is in a pipe's target as it is, or isn't:",
            "which line of which rule made each property, what it read and joined,",
            "and which condition ended the rule."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final NodeOptions node = new NodeOptions();

    @Parameters(index = "0", paramLabel = "PIPE", description = "The pipe's id.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String pipe;

    @Parameters(index = "1", arity = "0..1", paramLabel = "ID", description = "The id of an entity of its source.")
    private @Nullable String id;

    @Option(
            names = "--entity",
            paramLabel = "FILE",
            description = "The entity itself, a file of JSON, in place of an id.")
    private @Nullable Path entity;

    @Option(names = "--json", description = "Prints all of it as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var client = node.connect()) {
            Value told = ask(client);
            if (json) {
                out.println(Json.pretty(told, JsonForm.COMPATIBLE));
            } else {
                new ExplanationText(out, new Ink(Ansi.AUTO.enabled())).print(told);
            }
            return ExitCode.DONE;
        }
    }

    private Value ask(NodeClient client) {
        String path = "/api/pipes/" + NodeClient.escaped(pipe) + "/explain";
        if (entity != null) {
            return client.postForm(path, "source=" + NodeClient.escaped(text(entity)));
        }
        if (id == null) {
            throw new ParameterException(
                    spec.commandLine(), "give the id of an entity, or the entity itself with --entity FILE");
        }
        return client.get(path + "?entity_id=" + NodeClient.escaped(id));
    }

    private String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "the file can't be read: " + file, e);
        }
    }
}
