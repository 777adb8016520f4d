import type { ASTVisitor, SelectionSetNode, ValidationContext } from 'graphql';
import { GraphQLError } from 'graphql';

/** More than anybody's page asks at once; each question may take the database a while. */
const MOST_QUESTIONS = 20;

/** Refuses a document whose operation asks more questions, aliases and fragments counted out, than one may. */
export const fewQuestions = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition(node) {
    const asked = questionsIn(node.selectionSet, context, new Set());
    if (asked > MOST_QUESTIONS)
      context.reportError(
        new GraphQLError(`This asks ${asked} questions at once; ask at most ${MOST_QUESTIONS}.`, {
          nodes: node,
        }),
      );
  },
});

/** A fragment that spreads itself is another rule's business; here it counts once. */
function questionsIn(
  selections: SelectionSetNode,
  context: ValidationContext,
  within: ReadonlySet<string>,
): number {
  const counts = selections.selections.map((selection) => {
    if (selection.kind === 'Field') return 1;
    if (selection.kind === 'InlineFragment') return questionsIn(selection.selectionSet, context, within);
    const name = selection.name.value;
    const fragment = within.has(name) ? undefined : context.getFragment(name);
    return fragment ? questionsIn(fragment.selectionSet, context, new Set([...within, name])) : 0;
  });
  return counts.reduce((sum, count) => sum + count, 0);
}
