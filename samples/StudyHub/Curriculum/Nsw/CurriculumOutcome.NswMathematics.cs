using System.Collections.Generic;
using StudyHub.Schema;

namespace StudyHub.Curriculum;

public sealed partial record CurriculumOutcome
{
    /// <summary>Mathematics in NSW.</summary>
    [Seed]
    public static IReadOnlyList<CurriculumOutcome> NswMathematics =>
    [
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MAE-RWN-01",
            Description = "Demonstrates an understanding of how whole numbers indicate quantity.",
            Stage = "ES1",
            Strand = "Number and Algebra",
            Substrand = "Representing Whole Numbers",
            DisplayOrder = 1,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MAE-RWN-02",
            Description = "Reads and represents whole numbers from 0 to 20.",
            Stage = "ES1",
            Strand = "Number and Algebra",
            Substrand = "Representing Whole Numbers",
            DisplayOrder = 2,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA1-RWN-01",
            Description = "Represents numbers in a variety of ways.",
            Stage = "S1",
            Strand = "Number and Algebra",
            Substrand = "Representing Whole Numbers",
            DisplayOrder = 3,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA1-CSQ-01",
            Description = "Uses number sequences to solve problems.",
            Stage = "S1",
            Strand = "Number and Algebra",
            Substrand = "Combining and Separating Quantities",
            DisplayOrder = 4,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA2-RN-01",
            Description = "Applies place value to partition, rearrange and regroup numbers up to four digits.",
            Stage = "S2",
            Strand = "Number and Algebra",
            Substrand = "Representing Numbers",
            DisplayOrder = 5,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA2-AR-01",
            Description = "Uses mental and written strategies for addition and subtraction involving two-, three- and four-digit numbers.",
            Stage = "S2",
            Strand = "Number and Algebra",
            Substrand = "Additive Relations",
            DisplayOrder = 6,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA3-RN-01",
            Description = "Applies an understanding of place value to represent decimals and negative numbers in a variety of ways.",
            Stage = "S3",
            Strand = "Number and Algebra",
            Substrand = "Representing Numbers",
            DisplayOrder = 7,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA3-MR-01",
            Description = "Selects and applies appropriate strategies for multiplication and division and solves problems involving multiplication and division.",
            Stage = "S3",
            Strand = "Number and Algebra",
            Substrand = "Multiplicative Relations",
            DisplayOrder = 8,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA4-INT-01",
            Description = "Compares, orders and calculates with integers.",
            Stage = "S4",
            Strand = "Number and Algebra",
            Substrand = "Integers",
            DisplayOrder = 9,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA4-ALG-01",
            Description = "Uses algebraic techniques to solve simple linear equations.",
            Stage = "S4",
            Strand = "Number and Algebra",
            Substrand = "Algebraic Techniques",
            DisplayOrder = 10,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA5.1-RN-01",
            Description = "Operates with rational numbers to solve problems.",
            Stage = "S5",
            Strand = "Number and Algebra",
            Substrand = "Rational Numbers",
            Pathway = "5.1",
            DisplayOrder = 11,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA5.2-IND-01",
            Description = "Simplifies algebraic expressions involving indices.",
            Stage = "S5",
            Strand = "Number and Algebra",
            Substrand = "Indices",
            Pathway = "5.2",
            DisplayOrder = 12,
        },
        new()
        {
            FrameworkId = CurriculumFramework.Nsw.Id,
            SubjectId = Subject.NswMathematics.Id,
            OutcomeCode = "MA5.3-FNC-01",
            Description = "Uses functions to model and solve problems.",
            Stage = "S5",
            Strand = "Number and Algebra",
            Substrand = "Functions",
            Pathway = "5.3",
            DisplayOrder = 13,
        },
    ];
}
