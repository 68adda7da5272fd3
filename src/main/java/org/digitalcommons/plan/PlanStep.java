package org.digitalcommons.plan;

/**
 * One step of a plan: finds what fits the values that the steps before it have set, and hands each find on to the step
 * behind it. Whatever a step sets it takes back before it returns. Immutable.
 */
@FunctionalInterface
interface PlanStep {

    /**
     * Runs the step and all steps behind it.
     *
     * @return false as soon as no more is wanted
     */
    boolean run(Evaluation at);
}
