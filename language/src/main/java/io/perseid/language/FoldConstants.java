package io.perseid.language;

import io.perseid.fault.Fault;
import java.time.Duration;

/** {@code ["upper", "a"] -> "A"}: a pure function of constants is a constant. */
final class FoldConstants implements Rewrite {
    private static final Limits SMALL = new Limits(10, 10_000, 0, Duration.ofSeconds(1));

    @Override
    public Node apply(Node node, CompileContext context) {
        if (!(node instanceof Node.Call call) || !References.of(call).isClosed()) {
            return node;
        }
        Compiler compiler = Compiler.of(context);
        Expression expression = compiler.expression(call);
        if (compiler.problems().hasErrors()) {
            return node;
        }
        try {
            return new Node.Literal(call.place(), expression.eval(Detached.frame(SMALL)));
        } catch (Fault _) {
            return node;
        }
    }
}
