package parcellocker.agent.ledger;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import parcellocker.agent.cabinet.BoardId;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.cabinet.Size;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.MailInOrder;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.Sealed;
import parcellocker.agent.delivery.Waybill;
import parcellocker.agent.locker.ConfigurationId;
import parcellocker.agent.locker.Entry;
import parcellocker.agent.locker.OpeningId;
import parcellocker.agent.locker.Quality;
import parcellocker.agent.locker.Stamp;
import parcellocker.contract.wire.Chain;

/** Random entries of any kind, drawn by the shape of its record, so that a new kind has its samples the day it is made. */
final class Samples {
    private final RandomGenerator random;

    Samples(RandomGenerator random) {
        this.random = random;
    }

    Entry entry(Class<?> kind) {
        return (Entry) record(kind);
    }

    Stamp stamp() {
        return new Stamp(random.nextLong(1L << 40), random.nextLong(1L << 42), pick(Quality.values()));
    }

    private Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getGenericType()))
                .toArray();
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError("no sample of " + type, broken);
        }
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == List.class) {
                return IntStream.rangeClosed(0, random.nextInt(3))
                        .mapToObj(i -> value(inner))
                        .toList();
            }
            if (generic.getRawType() == SortedSet.class) {
                return new TreeSet<>(List.of(value(inner)));
            }
            return random.nextBoolean() ? Optional.of(value(inner)) : Optional.empty();
        }
        Class<?> plain = (Class<?>) type;
        if (plain == long.class || plain == Long.class) {
            return random.nextLong(1L << 40);
        }
        if (plain == int.class) {
            return random.nextInt(1 << 20);
        }
        if (plain == boolean.class) {
            return random.nextBoolean();
        }
        return plain.isEnum() ? pick(plain.getEnumConstants()) : text(plain);
    }

    private Object text(Class<?> type) {
        if (type == OpeningId.class) {
            return new OpeningId(hex());
        }
        if (type == DeliveryId.class) {
            return new DeliveryId(hex());
        }
        if (type == ConfigurationId.class) {
            return new ConfigurationId(1 + random.nextLong(99), Chain.name(hex()));
        }
        if (type == BoardId.class) {
            return new BoardId("b" + random.nextInt(10));
        }
        if (type == CompartmentId.class) {
            return new CompartmentId("A%02d".formatted(random.nextInt(100)));
        }
        if (type == Waybill.class) {
            return new Waybill("SF-" + random.nextLong(1L << 40) + "-00");
        }
        if (type == CourierId.class) {
            return new CourierId("c-" + hex());
        }
        if (type == PersonRef.class) {
            return new PersonRef("p" + hex());
        }
        if (type == MailInOrder.class) {
            return new MailInOrder(
                    new Waybill("SO" + random.nextLong(1L << 40) + "00"), pick(Size.values()), "SF", hex());
        }
        if (type == Sealed.class) {
            String text = "jwe." + hex();
            return new Sealed(Chain.name(text), text);
        }
        return type == String.class ? "„取件” \"" + hex() + "\" \\ \n" : record(type);
    }

    private String hex() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
