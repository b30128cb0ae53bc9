package parcellocker.bridge.web;

import java.util.List;
import java.util.Optional;
import parcellocker.bridge.accounts.Role;
import parcellocker.bridge.exchange.Partner;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Which partner an account may belong to. */
record PartnerFit(Optional<ExchangeDesk> exchange) {
    List<String> codes() {
        return all().stream().map(Partner::code).toList();
    }

    private List<Partner> all() {
        return exchange.map(desk -> desk.partners().all()).orElse(List.of());
    }

    private Optional<Partner> find(String code) {
        return all().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    boolean isFit(Role role, String code) {
        return find(code).filter(partner -> isFit(role, partner.kind())).isPresent();
    }

    /** {@link Problem#PARTNER_UNKNOWN}, or {@link Problem#REQUEST_MALFORMED} if it is of another kind. */
    void check(Role role, String code) {
        Partner known =
                find(code).orElseThrow(() -> new ProblemException(Problem.PARTNER_UNKNOWN, "no partner of that code"));
        if (!isFit(role, known.kind())) {
            throw new ProblemException(Problem.REQUEST_MALFORMED, "that partner is of another kind");
        }
    }

    /** A carrier's account belongs to a carrier; a shop's to whoever else takes parcels in. */
    private static boolean isFit(Role role, Partner.Kind kind) {
        return switch (kind) {
            case CARRIER -> role == Role.CARRIER;
            case SHOP, PROPERTY -> role == Role.SHOP;
            case REGULATOR -> false;
        };
    }
}
