using StudyHub.Schema.Repositories;

namespace Library.Shapes;

// Beside what the generator wrote: a translation that is wrong where F is not set.
[RuleTranslation("Choice", false, "b > 0")]
public sealed partial class RulesRepository;
