package io.perseid.repl;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A command that begins with a colon.
 *
 * @param arguments what it takes, for people
 * @param act gives what to print
 */
record Command(String name, String arguments, String help, BiFunction<Session, String, String> act) {
    /** All of them, in the order in which help shows them. */
    static final List<Command> ALL = List.of(
            new Command("help", "[FUNCTION]", "says what a function does, or what there is", Commands::help),
            new Command(
                    "functions",
                    "[TEXT]",
                    "names the functions, or those with the text in their name",
                    Commands::functions),
            new Command("source", "[JSON | @FILE]", "sets the entity _S, or shows it", Commands::source),
            new Command(
                    "load",
                    "PATH",
                    "takes a file as a dataset, or opens a directory of datasets or a project",
                    Commands::load),
            new Command("node", "URL", "takes datasets, entities and pipes from a node", Commands::node),
            new Command(
                    "dataset",
                    "[NAME [MOST]]",
                    "takes a dataset from there for joins, or names those there are",
                    Commands::dataset),
            new Command("entity", "DATASET ID", "takes an entity of a dataset as _S", Commands::entity),
            new Command("pipe", "ID", "takes the rules of a pipe", Commands::pipe),
            new Command("rule", "[NAME [JSON]]", "sets a rule, shows it, or names those there are", Commands::rule),
            new Command("run", "[RULE]", "runs a rule on _S; the rule default if none is named", Commands::apply),
            new Command("quit", "", "ends", (_, _) -> ""));

    @Override
    public String toString() {
        return (":" + name + " " + arguments).strip();
    }
}
