package io.perseid.language.function;

import io.perseid.entity.NullValue;
import io.perseid.entity.Value;
import io.perseid.language.Arguments;
import io.perseid.language.Expression;
import io.perseid.language.ExpressionFunction;
import io.perseid.language.LanguageCode;
import io.perseid.language.Run;
import io.perseid.language.RunContext;
import io.perseid.language.Values;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of keys and values that encrypts or decrypts. The keys are read once if they are constants. */
interface Ciphering<K> extends ExpressionFunction {
    /** The key made of the arguments before the values; Java's null if they are none. */
    @Nullable
    K key(List<Value> arguments);

    /**
     * The value encrypted or decrypted; Java's null for a value it does not apply to.
     *
     * @throws GeneralSecurityException if it can't be done with this key
     */
    @Nullable
    Value convert(K key, Value value, RunContext context) throws GeneralSecurityException;

    @Override
    default boolean isPure() {
        return false;
    }

    @Override
    default Expression compile(Arguments arguments) {
        int last = arguments.size() - 1;
        Expression values = arguments.get(last);
        boolean allConstant = true;
        var constants = new ArrayList<Value>();
        for (int i = 0; i < last; i++) {
            allConstant &= arguments.constant(i).isPresent();
            constants.add(Values.first(arguments.constant(i).orElse(NullValue.NULL)));
        }
        if (!allConstant) {
            Expression[] terms = arguments.from(0);
            return frame -> {
                var keys = new ArrayList<Value>();
                for (int i = 0; i < last; i++) {
                    keys.add(Values.first(terms[i].eval(frame)));
                }
                return convertAll(key(keys), values.eval(frame), frame.run());
            };
        }
        K key = key(constants);
        if (key == null) {
            arguments.error(0, "this is no key", "write \"$SECRET(name)\" with the name of a secret that holds one");
        }
        return frame -> convertAll(key, values.eval(frame), frame.run());
    }

    private Value convertAll(@Nullable K key, Value values, Run run) {
        if (key == null) {
            throw run.fault(LanguageCode.DTL_ENCRYPTION, "a rule encrypts or decrypts with what is no key");
        }
        Mapper mapper = value -> {
            try {
                return convert(key, value, run.context());
            } catch (GeneralSecurityException _) {
                throw run.fault(LanguageCode.DTL_ENCRYPTION, "a value can't be encrypted or decrypted with this key");
            }
        };
        return mapper.mapAll(values);
    }
}
