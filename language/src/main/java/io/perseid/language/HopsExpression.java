package io.perseid.language;

import io.perseid.entity.ListValue;
import io.perseid.entity.Value;
import java.util.ArrayList;
import java.util.List;

/** Joins one after the other; the results of one are the inputs of the next. */
record HopsExpression(List<HopPlan> plans) implements Expression {
    @Override
    public Value eval(Frame frame) {
        List<Subject> subjects = List.of(frame.source());
        for (HopPlan plan : plans) {
            subjects = plan.run(frame, subjects);
        }
        var values = new ArrayList<Value>(subjects.size());
        for (Subject subject : subjects) {
            values.add(subject.whole());
        }
        return ListValue.of(values);
    }
}
