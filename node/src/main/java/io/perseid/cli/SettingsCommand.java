package io.perseid.cli;

import io.perseid.node.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code perseid settings}. */
@Command(name = "settings", description = "Lists everything that can be set.", mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        var table = new Table("setting", "default", "unit", "variable", "what it does");
        for (var setting : Settings.ALL) {
            table.row(setting.name(), setting.standard(), setting.unit(), setting.variable(), setting.meaning());
        }
        table.print(spec.commandLine().getOut());
        return ExitCode.DONE;
    }
}
