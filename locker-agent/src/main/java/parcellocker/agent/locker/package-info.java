/**
 * The functional core. It decides and evolves; it has no clock, no chance, no I/O and no threads.
 *
 * <p>From an input to a lock: {@code Locker.decide} opens a {@code Turn}; {@code Rules} names the rule of each input; a rule of
 * couriers ({@code Drafts}, {@code Checks}, {@code Recalls}) or recipients ({@code Pickups}) asks {@code Openings.authorise}, the
 * one method that records an authorisation and, after it, asks for the pulse. {@code Openings} asks for a second pulse under its
 * own rule; nobody else asks for any. What the door then says comes in through {@code Doors}.
 *
 * <p>What entries change stands in {@code BookChange} and {@code Outcomes}; what waits for time, in {@code Timers}.
 */
@NullMarked
package parcellocker.agent.locker;

import org.jspecify.annotations.NullMarked;
