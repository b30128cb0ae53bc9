package parcellocker.agent.locker;

import parcellocker.agent.cabinet.Cabinet;

/** What does not change while the agent runs: its name, its furniture, its rules. */
public record Setup(String locker, Cabinet cabinet, Profile profile) {}
