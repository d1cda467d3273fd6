using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Linking;

/// <summary>What can be wrong with the files in db/objects, by themselves and among each other and the records.</summary>
public static class ObjectRules
{
    public static Rule HeaderUnreadable { get; } = new(
        "SHS130",
        "An object file without a readable header",
        "{0}: {1}",
        "The comments at the top of a file in db/objects say what it makes and what that needs; the rest of the file is PostgreSQL's.");

    public static Rule SqlUnfinished { get; } = new(
        "SHS131",
        "The SQL of an object ends in the middle",
        "The SQL of {0} ends in the middle of a {1} that begins here; close it",
        "What follows it in a script would become part of it.");

    public static Rule NeedUnknown { get; } = new(
        "SHS132",
        "An object needs what is not there",
        "{0} needs {1}, which is in neither the records nor db/objects; correct the name, or leave it out where it is no part of this schema",
        "Needs decide the order of creation and what goes together; a name that nothing has decides nothing.");

    public static Rule ObjectTwice { get; } = new(
        "SHS133",
        "An object twice",
        "{0} is given by {1} and by {2}; keep one of them",
        "An object has one file, and nothing that the records make is given again.");

    public static Rule ObjectCycle { get; } = new(
        "SHS134",
        "Objects wait for each other",
        "{0} is part of a circle of needs: {1}; take one of these needs away, or move what both need into a file of its own",
        "No order would find each of them there when it is needed.");

    public static Rule NeedMissing { get; } = new(
        "SHS135",
        "An object names what it does not say that it needs",
        "{0} names {1} in its SQL and does not say that it needs it; add it to '-- needs:', or to '-- mentions:' where it need not be there first",
        "What is not among the needs may be made later, and may be changed without a thought for this object.");

    public static Rule MakesSomethingElse { get; } = new(
        "SHS136",
        "The SQL does not make the object",
        "The first statement of {0} should begin with CREATE and name it: {1}",
        "What the header names is what is dropped, replaced and looked for later.");

    /// <summary>Every rule, by id.</summary>
    public static EquatableArray<Rule> All { get; } = EquatableArrays.Of(
        HeaderUnreadable, SqlUnfinished, NeedUnknown, ObjectTwice, ObjectCycle, NeedMissing, MakesSomethingElse);
}
