package io.perseid.language;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.fault.Place;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The arguments of a function at one place in a rule: one for each parameter, then those that are repeated. */
public final class Arguments {
    private final Compiler compiler;
    private final Place place;
    private final Signature signature;
    private final List<Node> nodes;

    Arguments(Compiler compiler, Place place, Signature signature, List<Node> nodes) {
        this.compiler = compiler;
        this.place = place;
        this.signature = signature;
        this.nodes = nodes;
    }

    /** What the rules are compiled for. */
    public CompileContext context() {
        return compiler.context();
    }

    /** What names of properties mean. */
    public PropertyNames names() {
        return compiler.names();
    }

    /** How many there are, those left out included. */
    public int size() {
        return nodes.size();
    }

    /** Whether the argument is there. */
    public boolean has(int index) {
        return index < nodes.size() && !(nodes.get(index) instanceof Node.Absent);
    }

    /** The argument's expression; null's if it is left out. */
    public Expression get(int index) {
        return has(index) ? expression(index) : Constant.NULL;
    }

    private Expression expression(int index) {
        List<Parameter> parameters = signature.parameters();
        return parameters.get(Math.min(index, parameters.size() - 1)).kind() == Parameter.Kind.FUNCTION
                ? compiler.called(nodes.get(index))
                : compiler.expression(nodes.get(index));
    }

    /** The argument as a function of items. */
    public ItemFunction function(int index) {
        return compiler.function(nodes.get(index));
    }

    /** The expressions of the arguments from the index on. */
    public Expression[] from(int index) {
        return IntStream.range(index, nodes.size()).mapToObj(this::expression).toArray(Expression[]::new);
    }

    /** The argument's value if that is always the same; a left out one's is null. */
    public Optional<Value> constant(int index) {
        if (!has(index)) {
            return Optional.of(NullValue.NULL);
        }
        return nodes.get(index) instanceof Node.Literal(Place _, Value value) ? Optional.of(value) : Optional.empty();
    }

    /** The argument's transforms, one after the other. */
    public Step steps(int index) {
        return compiler.step(nodes.get(index));
    }

    /** The argument's transforms as moves, if all of them are. */
    public Optional<List<Move>> moves(int index) {
        return compiler.moves(nodes.get(index));
    }

    /** The rule that the argument names. */
    public Rule rule(int index) {
        return compiler.rule(((Node.RuleName) nodes.get(index)).name());
    }

    /** The joins that the arguments from the index on describe, each fed by the one before. */
    public Expression hops(int index) {
        return compiler.hops(nodes.subList(index, nodes.size()));
    }

    /** Notes that the rule reads a dataset without a join. */
    public void reads(String dataset) {
        compiler.reads(dataset);
    }

    /** Refuses the rule for this argument. */
    public void error(int index, String message, String fix) {
        compiler.problems().error(LanguageCode.DTL_ARGUMENT, at(index), message + " function=" + signature.name(), fix);
    }

    /** Warns that the arguments before the values are such that nothing ever comes out. */
    public void warnOfNothing() {
        compiler.problems()
                .warning(
                        LanguageCode.DTL_ARGUMENT,
                        place,
                        "with these arguments nothing ever comes out function=" + signature.name(),
                        "write " + signature);
    }

    /** Refuses the rule for this argument, which must be one of a few. */
    public void unknown(int index, String wanted, Value found, Collection<String> known) {
        error(index, "there is no such " + wanted + " found=" + found, Nearest.fix(found.toString(), known));
    }

    /** Refuses the rule for the number of its arguments. */
    public void wrongCount(String wanted) {
        compiler.problems()
                .error(
                        LanguageCode.DTL_ARGUMENT_COUNT,
                        place,
                        "wrong number of arguments function=" + signature.name() + " wanted=" + wanted + " found="
                                + nodes.size(),
                        "write " + signature);
    }

    private Place at(int index) {
        return index < nodes.size() ? nodes.get(index).place() : place;
    }
}
