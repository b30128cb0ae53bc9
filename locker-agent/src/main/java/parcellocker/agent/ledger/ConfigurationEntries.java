package parcellocker.agent.ledger;

import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Entry;
import parcellocker.contract.entry.Fact;

/** Entries about what the city sets, both ways. */
final class ConfigurationEntries {
    private ConfigurationEntries() {}

    static Fact of(Entry.OfConfiguration entry) {
        return switch (entry) {
            case Entry.ConfigurationTaken e -> new Fact.ConfigurationTaken(e.id().version(), e.id().hash(), e.body());
            case Entry.ConfigurationTried e ->
                new Fact.ConfigurationTried(
                        e.version(), e.boards().stream().map(BoardId::value).toList());
            case Entry.ConfigurationSettled e ->
                new Fact.ConfigurationSettled(
                        e.id().version(),
                        e.id().hash(),
                        Fact.Setting.valueOf(e.setting().name()),
                        e.reasons(),
                        e.inForce().version(),
                        e.inForce().hash());
        };
    }

    static Entry of(Fact.ConfigurationTaken f) {
        return new Entry.ConfigurationTaken(new ConfigurationId(f.version(), f.hash()), f.body());
    }

    static Entry of(Fact.ConfigurationTried f) {
        return new Entry.ConfigurationTried(
                f.version(), f.boards().stream().map(BoardId::new).toList());
    }

    static Entry of(Fact.ConfigurationSettled f) {
        return new Entry.ConfigurationSettled(
                new ConfigurationId(f.version(), f.hash()),
                Entry.Setting.valueOf(f.setting().name()),
                f.reasons(),
                new ConfigurationId(f.inForce(), f.inForceHash()));
    }
}
