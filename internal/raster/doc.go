// Package raster turns an uploaded file into pictures of pages that can be
// read: it is the gate that refuses what is empty, too large, encrypted or
// damaged, the decoder of JPEG, PNG and PDF, and the workshop that cuts a
// sheet out of its surroundings, straightens it and evens its light.
//
// Positions on a straightened Sheet map exactly back to the page as uploaded.
package raster
