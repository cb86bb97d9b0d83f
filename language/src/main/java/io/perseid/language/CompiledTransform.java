package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;
import io.perseid.entity.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Rules as closures. */
record CompiledTransform(
        CompileContext context,
        Rule rule,
        Optional<MovedRule> moved,
        boolean idRequired,
        List<Join> joins,
        Set<String> datasetsRead,
        List<Dependency> dependencies)
        implements Transform {
    @Override
    public void apply(Entity source, RunContext world, Consumer<Emission> out) {
        var run = new Run(world, context.limits(), context.pipe(), source, out);
        Frame frame = Frame.root(run, Subject.of(source, world));
        if (moved.isPresent() && source.properties().isEncoded()) {
            move(moved.get(), run, frame);
            return;
        }
        Target target = frame.target();
        target.put("_id", new StringValue(source.id().value()));
        if (source.isDeleted()) {
            target.put("_deleted", BooleanValue.TRUE);
        }
        Outcome outcome;
        try {
            outcome = rule.run(frame);
        } catch (StackOverflowError _) {
            throw run.fault(LanguageCode.DTL_LIMIT, "rules are applied within each other too deeply");
        }
        if (outcome != Outcome.DISCARDED) {
            run.emit(new Emission(entity(run, target), outcome == Outcome.FILTERED));
        }
    }

    private void move(MovedRule rule, Run run, Frame frame) {
        MovedRule.Result result;
        try {
            result = rule.run(frame);
        } catch (StackOverflowError _) {
            throw run.fault(LanguageCode.DTL_LIMIT, "rules are applied within each other too deeply");
        }
        EntityId id = id(
                run,
                result.hasId() ? result.id() : new StringValue(run.entity().id().value()));
        Entity made = Entity.trusted(id, run.entity().isDeleted(), result.properties());
        run.emit(new Emission(made, result.isFiltered()));
    }

    private Entity entity(Run run, Target target) {
        return Entity.trusted(id(run, target.id()), target.isDeleted(), target.properties());
    }

    private EntityId id(Run run, Value found) {
        if (found instanceof StringValue(String text)) {
            return text.equals(run.entity().id().value()) ? run.entity().id() : new EntityId(text);
        }
        if (idRequired) {
            throw run.fault(LanguageCode.DTL_ID_REQUIRED, "the entity made by a rule needs an _id that is a string");
        }
        return run.entity().id();
    }
}
