/** A scripted AWS on a loopback port: the real wire protocols, a clock that only waiting moves. */
package dev.c2ecs.acceptance.aws;
