package parcellocker.bridge.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import parcellocker.contract.topic.LockerId;

/**
 * What is filed of an outlet, as in 快递末端网点备案信息表. Its operator and whoever answers for it stand in it too.
 *
 * @param authorisation of a branch: number of the letter that allows it to open the outlet; empty if it opens by itself
 * @param region GB/T 2260 code
 * @param openedOn first day of service; empty while it is being built
 * @param equipment of storage, communication, shelf, video: those it has
 * @param freeHours how long a parcel lies without a fee
 * @param locker the locker in this system that it is; empty for all other kinds
 */
public record Sheet(
        String name,
        Kind kind,
        Operator operator,
        Keeper keeper,
        Optional<String> authorisation,
        String region,
        String address,
        Point place,
        Optional<LocalDate> openedOn,
        String hours,
        List<Service> services,
        List<String> carriers,
        List<Equipment> equipment,
        boolean publicBenefit,
        int freeHours,
        Optional<LockerId> locker) {
    public Sheet {
        services = List.copyOf(services);
        carriers = List.copyOf(carriers);
        equipment = List.copyOf(equipment);
    }

    /** Who opens it. */
    public record Operator(String name, Uscc code, Licence licence) {}

    /** Who answers for it (负责人), sealed to the city's key: the register itself cannot read any of it. */
    public record Keeper(String sealedName, String sealedPhone, String sealedId) {}

    /** The same outlet in service since that day. */
    Sheet opened(Optional<LocalDate> on) {
        return new Sheet(
                name,
                kind,
                operator,
                keeper,
                authorisation,
                region,
                address,
                place,
                on,
                hours,
                services,
                carriers,
                equipment,
                publicBenefit,
                freeHours,
                locker);
    }

    /** What an outlet needs (备案暂行规定): a place to store, a line, shelves or compartments, monitoring. */
    public enum Equipment {
        STORAGE,
        COMMUNICATION,
        SHELF,
        VIDEO
    }
}
