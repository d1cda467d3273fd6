using StudyHub.Schema.Collections;

namespace StudyHub.Schema.Revisions;

/// <summary>What can be wrong with the files of revisions.</summary>
public static class RevisionRules
{
    public static RevisionRule Unreadable { get; } = new(
        "SHS301",
        "The revision cannot be read",
        "The revision in {0} cannot be read: {1}",
        "A revision is a folder with a manifest, an up.sql and a down.sql. Take the files from version control again, or remove the folder where it was never meant to be one.");

    public static RevisionRule NoSuchParent { get; } = new(
        "SHS302",
        "The parent of a revision does not exist",
        "Revision {0} names the parent {1}, which no folder holds{2}",
        "An upgrade would have no way from the parent to the revision. Bring the parent's folder back, or make the revision again with studyhub-schema add.");

    public static RevisionRule Cycle { get; } = new(
        "SHS303",
        "Revisions are each other's parents",
        "These revisions are each other's parents: {0}; none of them can be the first",
        "The parents of a revision come before it. A manifest was edited by hand; take it from version control again.");

    public static RevisionRule SeveralHeads { get; } = new(
        "SHS304",
        "There are several heads",
        "There are {0} heads: {1}. Run: studyhub-schema merge {2}",
        "Two branches added revisions to the same parent. A merge revision says that both belong together, and finds what they did to the same objects.");

    public static RevisionRule HeadFile { get; } = new(
        "SHS305",
        "The head file does not name the head",
        "The file head {0}, and the head of the revisions is {1}; write {1} into it",
        "The head file is what makes two branches conflict in version control. It holds the id of the one revision that is nobody's parent.");

    public static RevisionRule Edited { get; } = new(
        "SHS306",
        "A frozen file was edited",
        "{0} of revision {1} is not what was frozen. A database may have it already: put it back and add a revision that changes more. Only where none has it, run: studyhub-schema freeze {2}",
        "What one database has run and another has not would differ. Files of a revision are frozen when it is made; freeze takes an edit that was made before any database got it.");

    public static RevisionRule MissingFile { get; } = new(
        "SHS307",
        "A file of the revision is missing",
        "Revision {0} has no {1}{2}",
        "up.sql is the way there, down.sql the way back. A revision without a way back says so: studyhub-schema freeze ID --irreversible \"reason\".");

    public static RevisionRule BadScript { get; } = new(
        "SHS308",
        "The script of a revision cannot be run",
        "{0} of revision {1}: {2}",
        "A script is a list of steps, each a transaction or one statement outside of any. A statement outside of the steps, or a text that ends in the middle of one, would be lost or fail half-way.");

    public static RevisionRule BrokenChain { get; } = new(
        "SHS309",
        "The models of the revisions do not follow from each other",
        "Revision {0} does not follow from its parents: {1}",
        "Each manifest says what it changes in its parent's model and which model comes of it. A parent was exchanged or a manifest edited; take them from version control again.");

    public static RevisionRule Pending { get; } = new(
        "SHS310",
        "The records differ from the head revision",
        "{0} {1}, and no revision says so. Run: studyhub-schema add NAME",
        "A database that is upgraded to the head would not have what the records describe. Add a revision before the change is shared.");

    public static RevisionRule OtherDatabase { get; } = new(
        "SHS311",
        "The revision is of another database",
        "Revision {0} is of the database {1}, and the others are of {2}; remove its folder",
        "One folder holds the history of one database. A folder was copied from another project.");

    /// <summary>By id.</summary>
    public static EquatableArray<RevisionRule> All { get; } = EquatableArrays.Of(
        Unreadable, NoSuchParent, Cycle, SeveralHeads, HeadFile, Edited, MissingFile, BadScript, BrokenChain, Pending, OtherDatabase);
}
