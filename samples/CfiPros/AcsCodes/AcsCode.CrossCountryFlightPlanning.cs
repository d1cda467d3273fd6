using System.Collections.Generic;
using StudyHub.Schema;

namespace CfiPros;

public sealed partial record AcsCode
{
    /// <summary>Preflight Preparation: Cross-Country Flight Planning.</summary>
    [Seed]
    public static IReadOnlyList<AcsCode> CrossCountryFlightPlanning =>
    [
        new()
        {
            Code = "PA.I.D.K1",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Knowledge,
            Description = "Route planning, including consideration of different classes and special use airspace (SUA) and selection of appropriate and available navigation/communication systems and facilities.",
        },
        new()
        {
            Code = "PA.I.D.K2",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Knowledge,
            Description = "Altitude selection accounting for terrain and obstacles, glide distance of the airplane, VFR cruising altitudes, and the effect of wind.",
        },
        new()
        {
            Code = "PA.I.D.K3",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Knowledge,
            Description = "Calculating:",
        },
        new()
        {
            Code = "PA.I.D.K3a",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Knowledge,
            Description = "Time, climb and descent rates, course, distance, heading, true airspeed, and groundspeed",
        },
        new()
        {
            Code = "PA.I.D.K3b",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Knowledge,
            Description = "Estimated time of arrival to include conversion to universal coordinated time (UTC)",
        },
        new()
        {
            Code = "PA.I.D.K3c",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Knowledge,
            Description = "Fuel requirements, to include reserve",
        },
        new()
        {
            Code = "PA.I.D.K4",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Knowledge,
            Description = "Elements of a VFR flight plan.",
        },
        new()
        {
            Code = "PA.I.D.K5",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Knowledge,
            Description = "Procedures for activating and closing a VFR flight plan.",
        },
        new()
        {
            Code = "PA.I.D.R1",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.RiskManagement,
            Description = "Pilot.",
        },
        new()
        {
            Code = "PA.I.D.R2",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.RiskManagement,
            Description = "Aircraft.",
        },
        new()
        {
            Code = "PA.I.D.R3",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.RiskManagement,
            Description = "Environment (e.g., weather, airports, airspace, terrain, obstacles).",
        },
        new()
        {
            Code = "PA.I.D.R4",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.RiskManagement,
            Description = "External pressures.",
        },
        new()
        {
            Code = "PA.I.D.R5",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.RiskManagement,
            Description = "Limitations of air traffic control (ATC) services.",
        },
        new()
        {
            Code = "PA.I.D.R6",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.RiskManagement,
            Description = "Improper fuel planning.",
        },
        new()
        {
            Code = "PA.I.D.S1",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Skill,
            Description = "Prepare, present, and explain a cross-country flight plan assigned by the evaluator including a risk analysis based on real-time weather, to the first fuel stop.",
        },
        new()
        {
            Code = "PA.I.D.S2",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Skill,
            Description = "Apply pertinent information from appropriate and current aeronautical charts, Chart Supplements; NOTAMs relative to airport, runway and taxiway closures; and other flight publications.",
        },
        new()
        {
            Code = "PA.I.D.S3",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Skill,
            Description = "Create a navigation plan and simulate filing a VFR flight plan.",
        },
        new()
        {
            Code = "PA.I.D.S4",
            Area = "Preflight Preparation",
            Task = "Cross-Country Flight Planning",
            Kind = AcsKind.Skill,
            Description = "Recalculate fuel reserves based on a scenario provided by the evaluator.",
        },
    ];
}
