package io.perseid.hub;

import io.perseid.entity.DictValue;
import java.util.List;
import java.util.Optional;

/**
 * What a transform made of one entity, and how.
 *
 * @param out what came out, up to the failure if there was one
 * @param failure what stopped it
 * @param told what each of its rules' lines did; empty if it has no rules
 */
record StepExplanation(List<Item> out, Optional<RuntimeException> failure, DictValue told) {}
