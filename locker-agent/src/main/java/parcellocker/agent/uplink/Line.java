package parcellocker.agent.uplink;

/** What outlives a connection; all of it belongs to the line's one thread, but {@code refusals} and {@code heard}, which anyone may read. */
record Line(
        UplinkSettings settings,
        Agent agent,
        Words words,
        CommandReader commands,
        Outbox outbox,
        Sequence sequence,
        LinkLamp lamp,
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
                refusals,
                new LastHeard());
    }
}
