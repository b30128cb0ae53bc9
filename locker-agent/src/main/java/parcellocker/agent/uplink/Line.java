package parcellocker.agent.uplink;

import parcellocker.agent.locker.Mode;

/** What outlives a connection; all of it belongs to the line's one thread, but {@code refusals} and {@code heard}, which anyone may read. */
record Line(
        UplinkSettings settings,
        Agent agent,
        Words words,
        CommandReader commands,
        Outbox outbox,
        Sequence sequence,
        LinkLamp lamp,
        Twins twins,
        Refusals refusals,
        LastHeard heard) {
    static Line of(UplinkSettings settings, CityKeys keys, Agent agent) {
        Refusals refusals = new Refusals();
        return new Line(
                settings,
                agent,
                new Words(keys, settings.locker()),
                new CommandReader(keys),
                new Outbox(settings, agent.journal(), refusals),
                new Sequence(),
                new LinkLamp(agent.inbox()),
                new Twins(
                        agent.inbox(),
                        () -> agent.locker().get().book().standing().modes().contains(Mode.DOUBLED),
                        agent.now()),
                refusals,
                new LastHeard());
    }

    /** Tells the core what it does not know yet; whether some of that still waits: ask again soon. */
    boolean isUntold() {
        boolean lampWaits = lamp.tell();
        return twins.tell() || lampWaits;
    }
}
