package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Value;
import io.perseid.fault.Fault;
import java.time.Duration;
import java.util.Set;

/** Finds calls of constants that give nothing, such as {@code ["upper", 5]}: the arguments are not of the right kind. */
final class NothingCheck {
    private static final Limits SMALL = new Limits(10, 10_000, 0, Duration.ofSeconds(1));

    /** Functions that hand on what they are given, or are there to find nothing. */
    private static final Set<String> SILENT = Set.of(
            "literal", "if", "case", "case-eq", "if-null", "coalesce", "coalesce-args", "first", "last", "nth", "path");

    private final Problems problems;
    private final CompileContext context;

    NothingCheck(Problems problems, CompileContext context) {
        this.problems = problems;
        this.context = context;
    }

    /** Warns of the innermost such calls of a part of a rule. */
    void check(Node node) {
        node.children().forEach(this::check);
        if (!(node instanceof Node.Call call)
                || SILENT.contains(call.function().signature().name())
                || !References.of(call).isClosed()
                || call.arguments().stream().anyMatch(this::isNothing)) {
            return;
        }
        if (isNothing(call)) {
            problems.warning(
                    LanguageCode.DTL_ARGUMENT,
                    call.place(),
                    "of these arguments nothing ever comes function="
                            + call.function().signature().name(),
                    "write " + call.function().signature());
        }
    }

    private boolean isNothing(Node node) {
        return switch (node) {
            case Node.Literal literal -> literal.value().isNull();
            case Node.Call call
            when References.of(call).isClosed() -> {
                Compiler compiler = Compiler.of(context);
                Expression expression = compiler.expression(call);
                yield !compiler.problems().hasErrors() && gives(expression).isNull();
            }
            default -> false;
        };
    }

    private static Value gives(Expression expression) {
        try {
            return expression.eval(Detached.frame(SMALL));
        } catch (Fault _) {
            return BooleanValue.FALSE;
        }
    }
}
