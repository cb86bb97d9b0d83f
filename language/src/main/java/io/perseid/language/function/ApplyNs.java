package io.perseid.language.function;

import io.perseid.entity.DictBuilder;
import io.perseid.entity.DictValue;
import io.perseid.entity.ListValue;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.Namespaces;
import io.perseid.language.Signature;
import io.perseid.language.Values;

/** {@code apply-ns}. */
final class ApplyNs implements ExpressionFunction {
    @Override
    public Signature signature() {
        return Signature.of(
                "apply-ns namespace values",
                "Dictionaries with a namespace before the names of properties and before ids, unless they have one. What is skipped stays as it is, with all in it. Instead of a namespace for both, a dictionary may say property_namespace and identity_namespace, which are those of the pipe unless it says otherwise, and null for none; and skip_underscore, skip_dollar and recursive, which are true unless it says otherwise.");
    }

    @Override
    public Expression compile(Arguments arguments) {
        Expression namespace = arguments.get(0);
        Expression values = arguments.get(1);
        Namespaces pipe = arguments
                .context()
                .namespaces()
                .orElse(new Namespaces(
                        arguments.context().pipe(), arguments.context().pipe()));
        return frame -> {
            Naming naming = Naming.of(Values.first(namespace.eval(frame)), pipe);
            Mapper mapper = value -> value instanceof DictValue dict ? naming.dict(dict) : null;
            return mapper.mapAll(values.eval(frame));
        };
    }

    private record Naming(
            String property, String identity, boolean skipsUnderscore, boolean skipsDollar, boolean recurses) {
        static Naming of(Value namespace, Namespaces pipe) {
            return namespace instanceof DictValue dict
                    ? new Naming(
                            text(dict, "property_namespace", pipe.property()),
                            text(dict, "identity_namespace", pipe.identity()),
                            flag(dict, "skip_underscore"),
                            flag(dict, "skip_dollar"),
                            flag(dict, "recursive"))
                    : new Naming(
                            namespace instanceof StringValue(String both) ? both : "",
                            namespace instanceof StringValue(String both) ? both : "",
                            true,
                            true,
                            true);
        }

        private static String text(DictValue dict, String name, String otherwise) {
            if (!dict.has(name)) {
                return otherwise;
            }
            return dict.get(name) instanceof StringValue(String text) ? text : "";
        }

        private static boolean flag(DictValue dict, String name) {
            return !dict.has(name) || Values.isTrue(dict.get(name));
        }

        Value dict(DictValue dict) {
            var builder = new DictBuilder();
            dict.forEach((name, value) -> builder.put(
                    name(name), name.equals(AddProperty.ID) ? id(value) : goesInto(name) ? inner(value) : value));
            return builder.build();
        }

        private Value inner(Value value) {
            return switch (value) {
                case DictValue dict -> dict(dict);
                case ListValue list ->
                    ListValue.of(list.items().stream().map(this::inner).toList());
                default -> value;
            };
        }

        private String name(String name) {
            boolean stays = isSkipped(name) || name.indexOf(':') >= 0 || property.isEmpty();
            return stays ? name : property + ":" + name;
        }

        private boolean goesInto(String name) {
            return recurses && !isSkipped(name);
        }

        private boolean isSkipped(String name) {
            return name.startsWith("_") && skipsUnderscore || name.startsWith("$") && skipsDollar;
        }

        private Value id(Value id) {
            return id instanceof StringValue(String text) && text.indexOf(':') < 0 && !identity.isEmpty()
                    ? Values.of(identity + ":" + text)
                    : id;
        }
    }
}
