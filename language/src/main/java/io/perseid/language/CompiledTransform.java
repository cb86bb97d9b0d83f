package io.perseid.language;

import io.perseid.entity.BooleanValue;
import io.perseid.entity.DictValue;
import io.perseid.entity.Entity;
import io.perseid.entity.EntityId;
import io.perseid.entity.StringValue;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Rules as closures. */
record CompiledTransform(
        CompileContext context,
        Rule rule,
        boolean idRequired,
        List<Join> joins,
        Set<String> datasetsRead,
        List<Dependency> dependencies)
        implements Transform {
    @Override
    public void apply(Entity source, RunContext world, Consumer<Emission> out) {
        var run = new Run(world, context.limits(), context.pipe(), source, out);
        Frame frame = Frame.root(run, Subject.of(source, world));
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

    private Entity entity(Run run, Target target) {
        EntityId id;
        if (target.id() instanceof StringValue(String text)) {
            id = new EntityId(text);
        } else if (idRequired) {
            throw run.fault(LanguageCode.DTL_ID_REQUIRED, "the entity made by a rule needs an _id that is a string");
        } else {
            id = run.entity().id();
        }
        DictValue properties = target.properties();
        return target.isDeleted() ? Entity.deleted(id, properties) : Entity.of(id, properties);
    }
}
