package parcellocker.bridge.web;

import java.util.List;
import parcellocker.bridge.accounts.Actor;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.fleet.Configurations;
import parcellocker.bridge.fleet.Configurations.Written;
import parcellocker.bridge.fleet.Rollouts;
import parcellocker.bridge.fleet.Rollouts.Rollout;
import parcellocker.contract.topic.LockerId;

/** What is done to configurations, each with a row of the audit in the same transaction. */
record ConfigurationDesk(City city, Configurations configurations, Rollouts rollouts, Audit audit) {
    ConfigurationDesk(City city, Audit audit) {
        this(city, city.configurations(), city.rollouts(), audit);
    }

    Written write(Actor actor, String body, String note) {
        return city.database().inTransaction(sql -> {
            Written written = configurations.write(sql, body, note, actor.account());
            audit.did(sql, actor, Audit.Act.CONFIGURATION_WRITTEN, String.valueOf(written.version()));
            return written;
        });
    }

    void want(Actor actor, LockerId locker, long version) {
        city.database().inTransaction(sql -> {
            configurations.want(sql, locker, version, actor.account());
            audit.did(sql, actor, Audit.Act.CONFIGURATION_GIVEN, version + " " + locker);
            return locker;
        });
        city.told().accept(locker);
    }

    Rollout begin(Actor actor, long version, List<LockerId> lockers) {
        return city.database().inTransaction(sql -> {
            Rollout begun = rollouts.begin(sql, version, lockers, actor.account());
            audit.did(sql, actor, Audit.Act.ROLLOUT_BEGUN, begun.rollout() + " " + version);
            return begun;
        });
    }

    Rollout stop(Actor actor, long rollout) {
        return city.database().inTransaction(sql -> {
            Rollout stopped = rollouts.stop(sql, rollout, actor.account());
            audit.did(sql, actor, Audit.Act.ROLLOUT_STOPPED, String.valueOf(rollout));
            return stopped;
        });
    }
}
