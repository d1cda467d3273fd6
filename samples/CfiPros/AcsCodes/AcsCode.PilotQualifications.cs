using System.Collections.Generic;
using StudyHub.Schema;

namespace CfiPros;

public sealed partial record AcsCode
{
    /// <summary>Preflight Preparation: Pilot Qualifications.</summary>
    [Seed]
    public static IReadOnlyList<AcsCode> PilotQualifications =>
    [
        new()
        {
            Code = "PA.I.A.K1",
            Area = "Preflight Preparation",
            Task = "Pilot Qualifications",
            Kind = AcsKind.Knowledge,
            Description = "Certification requirements, recent flight experience, and recordkeeping.",
        },
        new()
        {
            Code = "PA.I.A.K2",
            Area = "Preflight Preparation",
            Task = "Pilot Qualifications",
            Kind = AcsKind.Knowledge,
            Description = "Privileges and limitations.",
        },
        new()
        {
            Code = "PA.I.A.K3",
            Area = "Preflight Preparation",
            Task = "Pilot Qualifications",
            Kind = AcsKind.Knowledge,
            Description = "Medical certificates: class, expiration, privileges, temporary disqualifications.",
        },
        new()
        {
            Code = "PA.I.A.K4",
            Area = "Preflight Preparation",
            Task = "Pilot Qualifications",
            Kind = AcsKind.Knowledge,
            Description = "Documents required to exercise private pilot privileges.",
        },
        new()
        {
            Code = "PA.I.A.K5",
            Area = "Preflight Preparation",
            Task = "Pilot Qualifications",
            Kind = AcsKind.Knowledge,
            Description = "Part 68 BasicMed privileges and limitations.",
        },
        new()
        {
            Code = "PA.I.A.R1",
            Area = "Preflight Preparation",
            Task = "Pilot Qualifications",
            Kind = AcsKind.RiskManagement,
            Description = "Failure to distinguish proficiency versus currency.",
        },
        new()
        {
            Code = "PA.I.A.R2",
            Area = "Preflight Preparation",
            Task = "Pilot Qualifications",
            Kind = AcsKind.RiskManagement,
            Description = "Flying unfamiliar airplanes, or operating with unfamiliar flight display systems, and avionics.",
        },
        new()
        {
            Code = "PA.I.A.S1",
            Area = "Preflight Preparation",
            Task = "Pilot Qualifications",
            Kind = AcsKind.Skill,
            Description = "Apply requirements to act as PIC under Visual Flight Rules (VFR) in a scenario given by the evaluator.",
        },
    ];
}
