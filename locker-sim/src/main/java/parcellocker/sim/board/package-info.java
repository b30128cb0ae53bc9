/** The steel behind the boards: doors, contacts, coils and what lies in the compartments. */
@NullMarked
package parcellocker.sim.board;

import org.jspecify.annotations.NullMarked;
