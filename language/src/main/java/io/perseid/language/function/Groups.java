package io.perseid.language.function;

import io.perseid.entity.Value;
import io.perseid.language.Expression;
import io.perseid.language.Frame;
import io.perseid.language.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values grouped by what a function gives for each, in the order in which the groups begin. */
final class Groups {
    private Groups() {}

    static Map<Value, List<Value>> of(Frame frame, Expression key, @Nullable Expression member, Value values) {
        var groups = new LinkedHashMap<Value, List<Value>>();
        for (Value value : Values.items(values)) {
            Value of = Values.key(frame.call(key, value));
            groups.computeIfAbsent(of, _ -> new ArrayList<>()).add(member == null ? value : frame.call(member, value));
        }
        return groups;
    }
}
