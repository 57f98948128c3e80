package dev.c2ecs.compose.model;

/** A resource limit of a process: soft and hard value, -1 for unlimited. */
public record Ulimit(long soft, long hard) {}
