package io.perseid.language;

import io.perseid.entity.DictValue;
import java.util.List;
import java.util.Optional;

/**
 * What a transform did for one entity, and what each line of its rules had to do with it.
 *
 * @param out what came out, as if nobody had asked; up to the failure if it failed
 * @param failure what stopped it
 * @param lines the rule that was applied, as {@code docs/formats/explanation.md} describes it: line by line, bounded in size
 */
public record Explanation(List<Emission> out, Optional<RuntimeException> failure, DictValue lines) {}
