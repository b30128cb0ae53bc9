package parcellocker.agent.uplink;

import parcellocker.agent.locker.Input;
import parcellocker.contract.directive.Directive;

/** What the city signed, verified and meant for this locker. */
sealed interface Word {
    record Greeting(Directive.Welcome welcome) implements Word {}

    record Enrolment(Directive.Enrol enrol) implements Word {}

    /** Of a list that counts when it is whole. */
    record Page(long number, Directive.FullList page) implements Word {}

    record Order(Input.Directed directed) implements Word {}
}
