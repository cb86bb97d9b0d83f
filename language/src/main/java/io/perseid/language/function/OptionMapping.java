package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.CompileContext;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function that maps over its last argument in a way that the arguments before it decide. It is prepared once if
 * these are constants.
 */
interface OptionMapping extends ExpressionFunction {
    /** Applies to no value at all. */
    Mapper NEVER = value -> null;

    /** What to do with each value. */
    Mapper prepare(Options options);

    /** Refuses arguments that can never be used. */
    default void check(Arguments arguments) {}

    /** Whether each result is a list, and all of them become one. */
    default boolean isFlat() {
        return false;
    }

    @Override
    default Expression compile(Arguments arguments) {
        check(arguments);
        int last = arguments.size() - 1;
        Expression values = arguments.get(last);
        var constants = new ArrayList<@Nullable Value>();
        for (int i = 0; i < last && arguments.constant(i).isPresent(); i++) {
            constants.add(arguments.has(i) ? arguments.constant(i).get() : null);
        }
        boolean flat = isFlat();
        if (constants.size() == last) {
            Mapper mapper = prepare(new Options(constants, arguments.context(), null));
            if (mapper.equals(NEVER)) {
                arguments.warnOfNothing();
            }
            return flat ? frame -> mapper.flatMapAll(values.eval(frame)) : frame -> mapper.mapAll(values.eval(frame));
        }
        var options = new ArrayList<@Nullable Expression>();
        for (int i = 0; i < last; i++) {
            options.add(arguments.has(i) ? arguments.get(i) : null);
        }
        CompileContext context = arguments.context();
        return frame -> {
            Mapper mapper = prepare(evaluated(options, context, frame));
            return flat ? mapper.flatMapAll(values.eval(frame)) : mapper.mapAll(values.eval(frame));
        };
    }

    private static Options evaluated(List<@Nullable Expression> options, CompileContext context, Frame frame) {
        var values = new ArrayList<@Nullable Value>();
        for (Expression option : options) {
            values.add(option == null ? null : option.eval(frame));
        }
        return new Options(values, context, frame.run());
    }
}
