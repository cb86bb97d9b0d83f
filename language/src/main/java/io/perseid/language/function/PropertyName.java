package io.perseid.language.function;

import io.perseid.entity.StringValue;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.Frame;
import io.perseid.language.PropertyNames;
import io.perseid.language.Values;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The name of a property that a transform sets: known when it is compiled, or found each time. */
interface PropertyName {
    /** The full name; Java's null if what should be the name is no string. */
    @Nullable
    String in(Frame frame);

    /** The name that the argument gives. */
    static PropertyName full(Arguments arguments, int index) {
        PropertyNames names = arguments.names();
        if (arguments.constant(index).isPresent()) {
            String name =
                    Values.first(arguments.constant(index).get()) instanceof StringValue(String text) ? text : null;
            if (name == null) {
                arguments.error(index, "the name of a property must be a string", "");
                return frame -> null;
            }
            String full = names.full(name);
            return frame -> full;
        }
        Expression expression = arguments.get(index);
        return frame ->
                Values.first(expression.eval(frame)) instanceof StringValue(String name) ? names.full(name) : null;
    }

    /** The full name that the argument always gives, where it is not reserved, or is that of the id. */
    static Optional<String> fixed(Arguments arguments, int index) {
        return arguments
                .constant(index)
                .map(value -> Values.first(value) instanceof StringValue(String text)
                        ? arguments.names().full(text)
                        : "_")
                .filter(name -> !name.startsWith("_") || name.equals(AddProperty.ID));
    }

    /** The name as the rule writes it. */
    static PropertyName written(Arguments arguments, int index) {
        Expression expression = arguments.get(index);
        return frame -> Values.first(expression.eval(frame)) instanceof StringValue(String name) ? name : null;
    }
}
