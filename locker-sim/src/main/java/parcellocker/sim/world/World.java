package parcellocker.sim.world;

import parcellocker.agent.locker.Book;
import parcellocker.agent.locker.Setup;

/** Everything one seed draws, around the real core and the real loop. */
final class World {
    /** One deep seed in so many has the product's own store on a disk that loses power; the others a store in memory. */
    private static final int REAL_DISK_EVERY = 10;

    /** Of the worlds that know an old image one in so many ends with it, the others as usual. */
    private static final int OLD_IMAGE_EVERY = 4;

    private final Depth depth;
    private final boolean realDisk;
    private final boolean endsWithOldImage;
    private final Options options;
    private final Timeline time = new Timeline();
    private final Seen seen = new Seen();
    private final Trace trace;
    private final Faults faults;
    private final Power power;
    private final Plant plant;
    private final Machine machine;
    private final Disk disk;
    private final StrongBox box;
    private final Secrets secrets = new Secrets();
    private final Tokens tokens;
    private final HostileBroker broker;
    private final Uplink uplink;
    private final Town town;
    private final Wiring wiring;
    private final Operators operators;
    private final Street street;
    private final Crowd crowd;
    private final Weather weather;
    private final Storage storage;
    private final Tools tools;
    private final Cupboard cupboard;
    private final Archive archive;
    private final long seed;
    private final Oracles oracles;
    private final Chance chance;

    World(Depth depth, long seed, boolean aloud) {
        this.depth = depth;
        this.seed = seed;
        this.realDisk = depth.isDeep() && seed % REAL_DISK_EVERY == 0;
        this.chance = new Chance(seed);
        this.options = Options.drawn(chance.fork("options"));
        this.trace = new Trace(time, aloud);
        this.faults = new Faults(depth, chance.fork("faults"), trace, seen);
        this.endsWithOldImage = faults.has(Fault.OLD_IMAGE) && seed % OLD_IMAGE_EVERY == 0;
        this.power = new Power(faults, chance.fork("power"));
        Book first = Book.empty(options.setup().cabinet());
        this.plant = new Plant(options.setup().cabinet(), time, faults, trace, chance.fork("plant"));
        this.machine = new Machine(this, chance.fork("machine"));
        this.disk = new Disk(this, first, chance.fork("disk"));
        this.box = new StrongBox(this, chance.fork("box"));
        this.tokens = depth.isDeep() ? new SignedTokens() : new PlainTokens();
        this.broker = new HostileBroker(this, secrets, chance.fork("broker"));
        this.uplink = depth.isDeep()
                ? new MqttUplink(this, broker, chance.fork("uplink"))
                : new PlainUplink(this, chance.fork("uplink"));
        this.town = new Town(this, first, chance.fork("town"));
        this.wiring = depth.isDeep()
                ? new ByteWiring(this, chance.fork("wiring"))
                : new PlainWiring(this, chance.fork("wiring"));
        this.operators = new Operators(this, chance.fork("operators"));
        this.street = new Street(this);
        this.crowd = new Crowd(this, chance.fork("crowd"));
        this.storage = new Storage(this);
        this.weather = new Weather(this, chance.fork("weather"));
        this.tools = new Tools(this, chance.fork("tools"));
        this.cupboard = new Cupboard(this, chance.fork("cupboard"));
        this.archive = new Archive(this, chance.fork("archive"));
        this.oracles = new Oracles(this, first);
    }

    /** Faults for a while, then health, then everything must come to rest. */
    void run() {
        Logs.hear();
        try {
            live();
        } finally {
            Logs.deafen();
            disk.close();
        }
    }

    private void live() {
        machine.start();
        uplink.link(true);
        crowd.begin();
        operators.begin();
        weather.begin();
        storage.begin();
        town.hall().begin();
        cupboard.begin(seed, options.faultMillis());
        archive.begin(seed, options.faultMillis());
        runFor(options.faultMillis());
        new Convergence(this).demand();
    }

    /** Lets time pass. */
    void runFor(long millis) {
        long end = time.now() + millis;
        while (time.next().isPresent() && time.next().getAsLong() <= end) {
            time.step();
        }
        time.at(end, () -> {});
        time.step();
    }

    Setup setup() {
        return options.setup();
    }

    Depth depth() {
        return depth;
    }

    boolean hasRealDisk() {
        return realDisk;
    }

    boolean endsWithOldImage() {
        return endsWithOldImage;
    }

    Tokens tokens() {
        return tokens;
    }

    /** What nobody may read. */
    Secrets secrets() {
        return secrets;
    }

    HostileBroker broker() {
        return broker;
    }

    Timeline time() {
        return time;
    }

    Trace trace() {
        return trace;
    }

    Seen seen() {
        return seen;
    }

    Faults faults() {
        return faults;
    }

    Power power() {
        return power;
    }

    Plant plant() {
        return plant;
    }

    Machine machine() {
        return machine;
    }

    Disk disk() {
        return disk;
    }

    StrongBox box() {
        return box;
    }

    Tools tools() {
        return tools;
    }

    Cupboard cupboard() {
        return cupboard;
    }

    Archive archive() {
        return archive;
    }

    Uplink uplink() {
        return uplink;
    }

    Town town() {
        return town;
    }

    Wiring wiring() {
        return wiring;
    }

    Operators operators() {
        return operators;
    }

    Street street() {
        return street;
    }

    Crowd crowd() {
        return crowd;
    }

    Weather weather() {
        return weather;
    }

    Storage storage() {
        return storage;
    }

    Oracles oracles() {
        return oracles;
    }

    Chance chance() {
        return chance;
    }
}
