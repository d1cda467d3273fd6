using System.Collections.Generic;
using StudyHub.Schema;

namespace CfiPros;

public sealed partial record AcsCode
{
    /// <summary>Preflight Preparation: Airworthiness Requirements.</summary>
    [Seed]
    public static IReadOnlyList<AcsCode> AirworthinessRequirements =>
    [
        new()
        {
            Code = "PA.I.B.K1",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "General airworthiness requirements and compliance for airplanes, including:",
        },
        new()
        {
            Code = "PA.I.B.K1a",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Certificate location and expiration dates",
        },
        new()
        {
            Code = "PA.I.B.K1b",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Required inspections and airplane logbook documentation",
        },
        new()
        {
            Code = "PA.I.B.K1c",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Airworthiness Directives and Special Airworthiness Information Bulletins",
        },
        new()
        {
            Code = "PA.I.B.K1d",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Purpose and procedure for obtaining a special flight permit",
        },
        new()
        {
            Code = "PA.I.B.K2",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Pilot-performed preventive maintenance.",
        },
        new()
        {
            Code = "PA.I.B.K3",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Equipment requirements for day and night VFR flight, to include:",
        },
        new()
        {
            Code = "PA.I.B.K3a",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Flying with inoperative equipment",
        },
        new()
        {
            Code = "PA.I.B.K3b",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Using an approved Minimum Equipment List (MEL)",
        },
        new()
        {
            Code = "PA.I.B.K3c",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Kinds of Operation Equipment List (KOEL)",
        },
        new()
        {
            Code = "PA.I.B.K3d",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Knowledge,
            Description = "Required discrepancy records or placards",
        },
        new()
        {
            Code = "PA.I.B.R1",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.RiskManagement,
            Description = "Inoperative equipment discovered prior to flight",
        },
        new()
        {
            Code = "PA.I.B.S1",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Skill,
            Description = "Locate and describe airplane airworthiness and registration information.",
        },
        new()
        {
            Code = "PA.I.B.S2",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Skill,
            Description = "Determine the airplane is airworthy in a scenario given by the evaluator.",
        },
        new()
        {
            Code = "PA.I.B.S3",
            Area = "Preflight Preparation",
            Task = "Airworthiness Requirements",
            Kind = AcsKind.Skill,
            Description = "Apply appropriate procedures for operating with inoperative equipment in a scenario given by the evaluator.",
        },
    ];
}
