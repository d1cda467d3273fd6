using StudyHub.Schema;

namespace StudyHub.Curriculum;

public sealed partial record CurriculumFramework
{
    /// <summary>New South Wales: the framework that a new family is offered first.</summary>
    [Seed]
    public static CurriculumFramework Nsw => new()
    {
        Code = "NSW",
        Name = "NSW Education Standards Authority (NESA)",
        Country = "Australia",
        RegionType = RegionType.State,
        SyllabusAuthority = "NSW Education Standards Authority",
        SyllabusUrl = "https://curriculum.nsw.edu.au/",
        IsActive = true,
        IsDefault = true,
        DisplayOrder = 1,
        Structure = new()
        {
            Stages =
            [
                new() { Code = "ES1", Name = "Early Stage 1", Years = ["K"], AgeRange = "5-6" },
                new() { Code = "S1", Name = "Stage 1", Years = ["1", "2"], AgeRange = "6-8" },
                new() { Code = "S2", Name = "Stage 2", Years = ["3", "4"], AgeRange = "8-10" },
                new() { Code = "S3", Name = "Stage 3", Years = ["5", "6"], AgeRange = "10-12" },
                new() { Code = "S4", Name = "Stage 4", Years = ["7", "8"], AgeRange = "12-14" },
                new() { Code = "S5", Name = "Stage 5", Years = ["9", "10"], AgeRange = "14-16" },
                new() { Code = "S6", Name = "Stage 6", Years = ["11", "12"], AgeRange = "16-18" },
            ],
            Pathways =
            [
                new()
                {
                    SubjectCode = "MATH",
                    Stage = "S5",
                    Options = ["5.1", "5.2", "5.3"],
                    Description = "Stage 5 Mathematics has three pathways based on ability",
                },
            ],
            SeniorStructure = new() { Preliminary = "Year 11", Final = "Year 12", UnitTypes = ["2 Unit", "Extension 1", "Extension 2"] },
        },
    };
}
