using System.Collections.Generic;
using StudyHub.Schema;

namespace CfiPros;

public sealed partial record AcsCode
{
    /// <summary>Preflight Preparation: National Airspace System.</summary>
    [Seed]
    public static IReadOnlyList<AcsCode> NationalAirspaceSystem =>
    [
        new()
        {
            Code = "PA.I.E.K1",
            Area = "Preflight Preparation",
            Task = "National Airspace System",
            Kind = AcsKind.Knowledge,
            Description = "Types of airspace/airspace classes and associated requirements and limitations.",
        },
        new()
        {
            Code = "PA.I.E.K2",
            Area = "Preflight Preparation",
            Task = "National Airspace System",
            Kind = AcsKind.Knowledge,
            Description = "Charting symbology.",
        },
        new()
        {
            Code = "PA.I.E.K3",
            Area = "Preflight Preparation",
            Task = "National Airspace System",
            Kind = AcsKind.Knowledge,
            Description = "Special use airspace (SUA), special flight rules areas (SFRA), temporary flight restrictions (TFR), and other airspace areas.",
        },
        new()
        {
            Code = "PA.I.E.R1",
            Area = "Preflight Preparation",
            Task = "National Airspace System",
            Kind = AcsKind.RiskManagement,
            Description = "Various classes and types of airspace.",
        },
        new()
        {
            Code = "PA.I.E.S1",
            Area = "Preflight Preparation",
            Task = "National Airspace System",
            Kind = AcsKind.Skill,
            Description = "Identify and comply with the requirements for basic VFR weather minimums and flying in particular classes of airspace.",
        },
        new()
        {
            Code = "PA.I.E.S2",
            Area = "Preflight Preparation",
            Task = "National Airspace System",
            Kind = AcsKind.Skill,
            Description = "Correctly identify airspace and operate in accordance with associated communication and equipment requirements.",
        },
        new()
        {
            Code = "PA.I.E.S3",
            Area = "Preflight Preparation",
            Task = "National Airspace System",
            Kind = AcsKind.Skill,
            Description = "Identify the requirements for operating in SUA or within a TFR. Identify and comply with SATR and SFRA operations, if applicable.",
        },
    ];
}
