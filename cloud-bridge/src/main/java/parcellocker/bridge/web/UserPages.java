package parcellocker.bridge.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import parcellocker.bridge.accounts.Account;
import parcellocker.bridge.accounts.Accounts;
import parcellocker.bridge.accounts.Audit;
import parcellocker.bridge.accounts.Federation;
import parcellocker.bridge.accounts.Role;
import parcellocker.contract.problem.Problem;
import parcellocker.contract.problem.ProblemException;

/** Who may sign in, and who looked at and did what. */
final class UserPages {
    private static final Set<Problem> SAID = EnumSet.of(
            Problem.REQUEST_MALFORMED,
            Problem.PARTNER_UNKNOWN,
            Problem.ACCOUNT_EXISTS,
            Problem.ACCOUNT_FEDERATED,
            Problem.ACCOUNT_UNKNOWN,
            Problem.LAST_ADMINISTRATOR);

    private final Accounts accounts;
    private final PartnerFit partners;
    private final Drawing drawing;

    UserPages(Accounts accounts, PartnerFit partners, Drawing drawing) {
        this.accounts = accounts;
        this.partners = partners;
        this.drawing = drawing;
    }

    void register(RoutesConfig routes) {
        routes.get("/users", ctx -> users(ctx, Said.NOTHING));
        routes.post("/users", ctx -> act(ctx, this::add));
        routes.post("/users/{account}", ctx -> act(ctx, this::change));
        routes.post("/users/{account}/password", ctx -> act(ctx, this::reset));
        routes.get("/audit", this::audit);
    }

    /** Something that may be refused. */
    @FunctionalInterface
    private interface Step {
        Said take(Context ctx);
    }

    private void act(Context ctx, Step step) {
        Said said;
        try {
            said = step.take(ctx);
        } catch (ProblemException refused) {
            if (!SAID.contains(refused.problem())) {
                throw refused;
            }
            ctx.status(Problems.status(refused.problem()));
            said = new Said("", "", "", refused.problem().code());
        }
        users(ctx, said);
    }

    private void users(Context ctx, Said said) {
        drawing.show(
                ctx,
                "users.jte",
                Map.of("accounts", accounts.all(), "partners", partners.codes(), "roles", Role.values(), "said", said));
    }

    private Said add(Context ctx) {
        Account.Standing asked =
                standing(ctx, SignInPages.field(ctx, "name").strip().toLowerCase(Locale.ROOT), true);
        return new Said("added", asked.name(), accounts.add(Visitor.of(ctx).signedIn(), asked), "");
    }

    private Said change(Context ctx) {
        boolean isActive = SignInPages.field(ctx, "active").equals("on");
        String name = ctx.pathParam("account");
        if (Federation.isName(name)) {
            accounts.federation().allow(Visitor.of(ctx).signedIn(), name, isActive);
            return new Said("changed", name, "", "");
        }
        Account.Standing asked = standing(ctx, name, isActive);
        accounts.change(Visitor.of(ctx).signedIn(), asked);
        return new Said("changed", asked.name(), "", "");
    }

    private Said reset(Context ctx) {
        String name = ctx.pathParam("account");
        return new Said("reset", name, accounts.reset(Visitor.of(ctx).signedIn(), name), "");
    }

    private Account.Standing standing(Context ctx, String name, boolean isActive) {
        Role role = Arrays.stream(Role.values())
                .filter(one -> one.name().equals(SignInPages.field(ctx, "role")))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.REQUEST_MALFORMED, "no such role"));
        Optional<String> partner =
                Optional.of(SignInPages.field(ctx, "partner")).filter(code -> role.isOfPartner() && !code.isEmpty());
        partner.ifPresent(code -> partners.check(role, code));
        return new Account.Standing(name, role, partner, isActive);
    }

    private void audit(Context ctx) {
        String account =
                Optional.ofNullable(ctx.queryParam("account")).orElse("").strip();
        String subject =
                Optional.ofNullable(ctx.queryParam("subject")).orElse("").strip();
        // That it is looked at belongs to what is shown.
        accounts.audit().looked(Visitor.of(ctx).signedIn(), Audit.Act.AUDIT_READ, List.of(""));
        List<Audit.Row> rows =
                accounts.audit().latest(account.isEmpty() ? null : account, subject.isEmpty() ? null : subject);
        drawing.show(ctx, "audit.jte", Map.of("rows", rows, "account", account, "subject", subject));
    }
}
