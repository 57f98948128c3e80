package dev.c2ecs.compose.model;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a container may use and what it needs, from {@code deploy.resources} or the older
 * attributes.
 *
 * @param cpuLimit CPUs at most
 * @param cpuReservation CPUs at least
 * @param memoryLimit bytes at most
 * @param memoryReservation bytes at least
 * @param cpuShares relative CPU shares
 */
public record Resources(
    OptionalDouble cpuLimit,
    OptionalDouble cpuReservation,
    OptionalLong memoryLimit,
    OptionalLong memoryReservation,
    OptionalLong cpuShares) {}
